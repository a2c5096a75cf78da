# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
#
# Makes paired_reference.csv: what R makes of two runs over the same images, of people with several images, and of
# matched sets.
#   Rscript tests/measures/paired_reference.R > tests/measures/paired_reference.csv   (made with R 4.2.2; a minute)
# Rows, by the first column:
#   P,both_right,fixed,broken,both_wrong,level,change,low,high,p   one table: Newcombe's paired method 10, McNemar exact
#   F,p,balance...                               sign flip over people, by polynomial multiplication
#   E,p,balance...                               the same by writing out all sign patterns
#   C,level,change,low,high,p,deff,n,people,(both_right,fixed,broken,both_wrong)...   people with several images
#   U,level,change,low,high,p,xa,na,xb,nb        other images on each side: Newcombe for two samples, Fisher
#   M,change,low,high,(change,low,high)x2,rho    difference of two changes (MOVER)
#   Q,sets,levels,statistic,df,p,cells...        Cochran's Q, p by writing out all permutations; cells by set
options(warn = -1)
set.seed(20181998)

num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
row <- function(...) cat(paste(c(...), collapse = ","), "\n", sep = "")

wilson <- function(p, n, level) {
  z <- qnorm((1 + level) / 2)
  centre <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
  half <- z / (1 + z^2 / n) * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  c(max(0, centre - half), min(1, centre + half))
}

# Newcombe 1998 (Statistics in Medicine 17:2635), method 10. r: both wrong, s: broken, t: fixed, u: both right;
# the table counts as n images.
method10 <- function(u, t, s, r, level, n = u + t + s + r) {
  scale <- n / (u + t + s + r)
  after <- (r + s) / (u + t + s + r); before <- (r + t) / (u + t + s + r)
  wa <- wilson(after, n, level); wb <- wilson(before, n, level)
  r <- r * scale; s <- s * scale; t <- t * scale; u <- u * scale
  margins <- (r + s) * (t + u) * (r + t) * (s + u)
  b <- r * u - s * t
  phi <- 0
  if (margins > 0) phi <- (if (b > 0) max(b - n / 2, 0) else b) / sqrt(margins)
  d <- after - before
  low <- d - sqrt(max(0, (after - wa[1])^2 - 2 * phi * (after - wa[1]) * (wb[2] - before) + (wb[2] - before)^2))
  high <- d + sqrt(max(0, (before - wb[1])^2 - 2 * phi * (before - wb[1]) * (wa[2] - after) + (wa[2] - after)^2))
  c(d, max(low, -1), min(high, 1))
}

mcnemar <- function(fixed, broken) if (fixed + broken == 0) 1 else binom.test(fixed, fixed + broken)$p.value

# All sums of +-d with their probabilities, from -sum|d| to sum|d|.
signFlip <- function(d) {
  d <- abs(d[d != 0])
  weights <- 1
  for (v in d) weights <- (c(weights, rep(0, 2 * v)) + c(rep(0, 2 * v), weights)) / 2
  weights
}
flipP <- function(d) {
  far <- abs(sum(d))
  if (far == 0) return(1)
  weights <- signFlip(d)
  m <- (length(weights) - 1) / 2
  sums <- -m:m
  min(1, sum(weights[abs(sums) >= far]))
}
enumeratedP <- function(d) {
  signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), length(d))))
  mean(abs(signs %*% abs(d)) >= abs(sum(d)))
}

# The effective number of images of a mean over people (see core/measures/paired_analysis.h).
effective <- function(n, sum, squares, level) {
  people <- length(n); N <- sum(n); m <- sum(sum) / N
  eff <- min(people, N); deff <- NA
  if (people < 2) return(c(eff, NA))
  simple <- (sum(squares) - N * m^2) / N^2
  clustered <- people / (people - 1) * sum((sum - m * n)^2) / N^2
  if (simple * N > 1e-14 && clustered * N > 1e-14) {
    deff <- clustered / simple
    eff <- min(N / deff, if (people < 10) people else N)
  }
  z <- qnorm((1 + level) / 2); t <- qt((1 + level) / 2, people - 1)
  c(eff * (z / t)^2, deff)
}

levels <- c(0.8, 0.9, 0.95, 0.99, 0.999)
tables <- list(c(22, 0, 5, 14), c(80, 16, 6, 59), c(12, 7, 1, 1), c(0, 0, 0, 1), c(1, 0, 0, 0), c(0, 1, 0, 0), c(0, 0, 1, 0),
  c(10, 0, 0, 0), c(0, 10, 0, 0), c(0, 0, 10, 0), c(0, 0, 0, 10), c(5, 5, 0, 0), c(5, 0, 5, 0), c(0, 5, 0, 5),
  c(0, 5, 5, 0), c(5, 0, 0, 5), c(99999, 0, 1, 0), c(0, 1, 0, 99999), c(30000, 20000, 20500, 29500), c(1000000, 10, 60, 4))
for (i in seq_len(140)) {
  n <- if (i %% 2) sample(1:60, 1) else sample(100:50000, 1)
  p <- rgamma(4, c(1, 0.3, 0.3, 0.5)); tables[[length(tables) + 1]] <- as.vector(rmultinom(1, n, p / sum(p)))
}
for (i in seq_along(tables)) {
  t <- tables[[i]]; level <- if (i <= 3) 0.95 else levels[(i - 1) %% 5 + 1]
  row("P", sprintf("%d", as.integer(t)), num(level), num(method10(t[1], t[2], t[3], t[4], level)), num(mcnemar(t[2], t[3])))
}

balances <- list(c(1), c(-1), c(2, 1), c(3, -1, 1), c(1, 1, 1, 1, 1), c(4, 4, -4), c(6, 3, 3, 9), c(1, -1), c(0, 0, 2), rep(1, 12))
for (i in seq_len(30)) balances[[length(balances) + 1]] <- sample(-4:4, sample(1:14, 1), replace = TRUE)
for (d in balances) row("E", num(enumeratedP(d)), d)
for (i in seq_len(40)) {
  d <- sample(-5:6, sample(20:400, 1), replace = TRUE, prob = c(1, 1, 2, 4, 8, 60, 8 + i / 4, 4, 2, 1, 1, 1))
  row("F", num(flipP(d)), d)
}

for (i in seq_len(60)) {
  people <- if (i <= 6) i else sample(7:120, 1)
  level <- levels[(i - 1) %% 5 + 1]
  cells <- sapply(seq_len(people), function(s) {
    p <- rgamma(4, c(2, 0.3, 0.2, 0.4) * (if (i %% 3 == 0) 0.2 else 1)) + c(0.05, 0, 0, 0)
    if (i %% 10 == 7) p <- c(1, 0, 0, 1)
    as.vector(rmultinom(1, if (i %% 4 == 0) sample(1:9, 1) else 4, p / sum(p)))
  })
  n <- colSums(cells); d <- cells[3, ] - cells[2, ]; total <- rowSums(cells)
  if (all(n == 1)) next
  e <- effective(n, d, cells[2, ] + cells[3, ], level)
  row("C", num(level), num(method10(total[1], total[2], total[3], total[4], level, e[1])), num(flipP(d)), num(e[2]),
      num(e[1]), people, as.vector(cells))
}

unpaired <- function(x1, n1, x2, n2, level) {
  w1 <- wilson(x1 / n1, n1, level); w2 <- wilson(x2 / n2, n2, level); p1 <- x1 / n1; p2 <- x2 / n2
  c(p2 - p1, p2 - p1 - sqrt((p2 - w2[1])^2 + (w1[2] - p1)^2), p2 - p1 + sqrt((w2[2] - p2)^2 + (p1 - w1[1])^2))
}
# Face++ and Microsoft, darker women, 2017 and 2018 (reconstructed counts), then others.
samples <- list(c(94, 271, 11, 268), c(56, 271, 4, 268), c(0, 5, 0, 5), c(5, 5, 0, 5), c(5, 5, 5, 5))
for (i in seq_len(25)) { n <- sample(1:900, 2); samples[[length(samples) + 1]] <- c(rbinom(1, n[1], runif(1)), n[1], rbinom(1, n[2], runif(1)), n[2]) }
for (s in samples) {
  p <- fisher.test(matrix(c(s[1], s[2] - s[1], s[3], s[4] - s[3]), 2))$p.value
  row("U", num(0.95), num(unpaired(s[1], s[2], s[3], s[4], 0.95)), num(min(1, p)), s)
}

for (i in seq_len(40)) {
  a <- method10(sample(0:40, 1), sample(0:9, 1), sample(0:9, 1), 1 + sample(0:9, 1), 0.95)
  b <- method10(sample(0:400, 1), sample(0:9, 1), sample(0:9, 1), 1 + sample(0:9, 1), 0.95)
  rho <- if (i %% 2) 0 else runif(1, -1, 1)
  d <- a[1] - b[1]
  low <- d - sqrt(max(0, (a[1] - a[2])^2 + (b[3] - b[1])^2 - 2 * rho * (a[1] - a[2]) * (b[3] - b[1])))
  high <- d + sqrt(max(0, (a[3] - a[1])^2 + (b[1] - b[2])^2 - 2 * rho * (a[3] - a[1]) * (b[1] - b[2])))
  row("M", num(c(d, low, high)), num(a), num(b), num(rho))
}

cochran <- function(x) { # one row per set
  k <- ncol(x); t <- colSums(x); l <- rowSums(x)
  (k - 1) * (k * sum(t^2) - sum(x)^2) / (k * sum(x) - sum(l^2))
}
permutedP <- function(x) {
  k <- ncol(x); observed <- sum(colSums(x)^2)
  ways <- lapply(seq_len(nrow(x)), function(i) combn(k, sum(x[i, ]), simplify = FALSE))
  grid <- expand.grid(lapply(ways, seq_along))
  hits <- apply(grid, 1, function(g) {
    t <- rep(0, k)
    for (i in seq_along(g)) t[ways[[i]][[g[i]]]] <- t[ways[[i]][[g[i]]]] + 1
    sum(t^2) >= observed
  })
  mean(hits)
}
for (i in seq_len(24)) {
  k <- sample(2:5, 1); sets <- sample(2:5, 1)
  repeat { x <- matrix(rbinom(sets * k, 1, 0.4), sets); if (any(rowSums(x) %% k != 0) && prod(choose(k, rowSums(x))) <= 20000) break }
  row("Q", sets, k, num(cochran(x)), k - 1, num(permutedP(x)), as.vector(t(x)))
}
