# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
#
# Makes reference.csv, R's values for 200 tables of (n, errors): 40 degenerate ones, the rest random up to n = 1e5.
#   Rscript tests/measures/reference.R > tests/measures/reference.csv        (made with R 4.2.2; seconds)
# Rows, by the first column (NA = undefined; no such row = takes no part):
#   T,table,level,groups
#   G,table,group,n,errors,<low,high of wilson,clopper_pearson,jeffreys,agresti_coull>
#   D,table,a,b,difference,low,high,p,p_holm,p_bh,ratio,low,high       every pair
#   R,table,a,b,difference,low,high,p,p_holm,p_bh,ratio,low,high       each against group 0
#   W,table,a,-1,difference,low,high,p,p_holm,p_bh,ratio,low,high      each against all others together
#   O,table,statistic,df,p,<expected count below 5: 1 or 0>
#   E,table,p            permutation test of chi-squared, every table enumerated (small ones)
#   S,table,p,replicates the same simulated by chisq.test
# A ratio is NA, with NA or infinite limits, where its denominator is 0.
options(warn = -1)
set.seed(20180123)

num <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
row <- function(...) cat(paste(c(...), collapse = ","), "\n", sep = "")

wilson <- function(x, n, level) as.numeric(prop.test(x, n, correct = FALSE, conf.level = level)$conf.int)
clopperPearson <- function(x, n, level) as.numeric(binom.test(x, n, conf.level = level)$conf.int)
# Brown, Cai & DasGupta 2001: the ends are 0 and 1 where no, or only, errors were seen.
jeffreys <- function(x, n, level) {
  a <- (1 - level) / 2
  c(if (x == 0) 0 else qbeta(a, x + 0.5, n - x + 0.5),
    if (x == n) 1 else qbeta(a, x + 0.5, n - x + 0.5, lower.tail = FALSE))
}
agrestiCoull <- function(x, n, level) {
  z <- qnorm((1 + level) / 2)
  centre <- (x + z^2 / 2) / (n + z^2)
  half <- z * sqrt(centre * (1 - centre) / (n + z^2))
  c(max(centre - half, 0), min(centre + half, 1))
}
# Newcombe 1998, method 10, on the limits of prop.test.
newcombe <- function(x1, n1, x2, n2, level) {
  w1 <- wilson(x1, n1, level); w2 <- wilson(x2, n2, level)
  p1 <- x1 / n1; p2 <- x2 / n2
  c(p1 - p2, p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
}
fisher <- function(x1, n1, x2, n2) fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2))$p.value

# Miettinen & Nurminen 1985: the score statistic, with the rates at their maximum likelihood under the ratio (here by
# the likelihood's own equation, not by its closed form), and the ratios at which it is +z and -z.
ratio <- function(x1, n1, x2, n2, level) {
  if (x1 + x2 == 0) return(c(NA, NA, NA))
  score <- function(logRatio) {
    r <- exp(logRatio)
    end <- min(1, 1 / r)
    slope <- function(p) (x1 + x2) / p - (n1 - x1) * r / (1 - r * p) - (n2 - x2) / (1 - p)
    # The root in 0..end, found as a logit so that rates near both ends keep their digits.
    at <- function(l) end * plogis(l)
    f <- function(l) {
      p <- at(l)
      q <- end * plogis(-l) # end - p
      notB <- if (end == 1) q else 1 - p
      notA <- if (end == 1) 1 - r * p else r * q
      (x1 + x2) - (n1 - x1) * r * p / notA - (n2 - x2) * p / notB
    }
    if ((if (r >= 1) n1 - x1 else n2 - x2) == 0 && f(600) >= 0) { p <- end }
    else p <- at(uniroot(f, c(-700, 600), tol = 1e-14, maxiter = 10000)$root)
    a <- min(1, r * p)
    v <- (a * (1 - a) / n1 + r * a * (1 - p) / n2) * (n1 + n2) / (n1 + n2 - 1)
    d <- x1 / n1 - r * x2 / n2
    if (d == 0) 0 else d / sqrt(max(v, 1e-300))
  }
  z <- qnorm((1 + level) / 2)
  solve <- function(value) exp(uniroot(function(u) score(u) - value, c(-40, 40), tol = 1e-15, maxiter = 10000)$root)
  c(if (x2 == 0) NA else (x1 / n1) / (x2 / n2), if (x1 == 0) 0 else solve(z), if (x2 == 0) Inf else solve(-z))
}

# Permutation test of chi-squared, sizes and the number of errors being given.
permutation <- function(table, n, x) {
  N <- sum(n); E <- sum(x); k <- length(n)
  statistic <- function(y) sum((y - n * E / N)^2 / n)
  seen <- statistic(x) * (1 - 1e-9)
  if (prod(pmin(n, E)[-k] + 1) <= 20000) {
    grid <- as.matrix(expand.grid(lapply(pmin(n, E)[-k], function(most) 0:most)))
    last <- E - rowSums(grid)
    grid <- cbind(grid, last)[last >= 0 & last <= n[k], , drop = FALSE]
    extreme <- grid[apply(grid, 1, statistic) >= seen, , drop = FALSE]
    logs <- rowSums(matrix(lchoose(rep(n, each = nrow(extreme)), extreme), nrow(extreme))) - lchoose(N, E)
    row("E", table, num(min(1, sum(exp(logs)))))
  } else {
    state <- .Random.seed
    test <- chisq.test(rbind(x, n - x), simulate.p.value = TRUE, B = 20000)
    assign(".Random.seed", state, envir = globalenv())
    row("S", table, num(test$p.value), 20000)
  }
}

comparisons <- function(kind, table, pairs, n, x, level) {
  pairs <- Filter(function(ab) n[ab[1]] > 0 && n[ab[2]] > 0, pairs)
  if (length(pairs) == 0) return(invisible())
  p <- sapply(pairs, function(ab) fisher(x[ab[1]], n[ab[1]], x[ab[2]], n[ab[2]]))
  p <- pmin(p, 1)
  ph <- p.adjust(p, "holm"); pb <- p.adjust(p, "BH")
  for (i in seq_along(pairs)) {
    ab <- pairs[[i]]
    d <- newcombe(x[ab[1]], n[ab[1]], x[ab[2]], n[ab[2]], level)
    q <- ratio(x[ab[1]], n[ab[1]], x[ab[2]], n[ab[2]], level)
    row(kind, table, ab - 1, num(d), num(p[i]), num(ph[i]), num(pb[i]), num(q))
  }
}

rests <- function(table, n, x, level) {
  k <- length(n)
  groups <- Filter(function(g) n[g] > 0 && sum(n) > n[g], seq_len(k))
  if (length(groups) == 0) return(invisible())
  # Every group and, behind it, all others.
  n2 <- c(n, sum(n) - n); x2 <- c(x, sum(x) - x)
  p <- pmin(sapply(groups, function(g) fisher(x2[g], n2[g], x2[g + k], n2[g + k])), 1)
  ph <- p.adjust(p, "holm"); pb <- p.adjust(p, "BH")
  for (i in seq_along(groups)) {
    g <- groups[i]
    d <- newcombe(x2[g], n2[g], x2[g + k], n2[g + k], level)
    q <- ratio(x2[g], n2[g], x2[g + k], n2[g + k], level)
    row("W", table, g - 1, -1, num(d), num(p[i]), num(ph[i]), num(pb[i]), num(q))
  }
}

emit <- function(table, n, x, level) {
  k <- length(n)
  row("T", table, num(level), k)
  for (g in seq_len(k)) {
    limits <- rep(NA, 8)
    if (n[g] > 0)
      limits <- c(wilson(x[g], n[g], level), clopperPearson(x[g], n[g], level), jeffreys(x[g], n[g], level),
                  agrestiCoull(x[g], n[g], level))
    row("G", table, g - 1, sprintf("%d", as.integer(n[g])), sprintf("%d", as.integer(x[g])), num(limits))
  }
  pairs <- if (k < 2) list() else combn(k, 2, simplify = FALSE)
  comparisons("D", table, pairs, n, x, level)
  comparisons("R", table, lapply(seq_len(k)[-1], function(g) c(g, 1)), n, x, level)
  rests(table, n, x, level)
  o <- rep(NA, 3)
  small <- FALSE
  scored <- n > 0
  if (sum(scored) >= 2 && sum(x) > 0 && sum(x) < sum(n)) {
    test <- chisq.test(rbind(x[scored], n[scored] - x[scored]), correct = FALSE)
    o <- c(test$statistic, test$parameter, test$p.value)
    small <- any(test$expected < 5)
  }
  row("O", table, num(o[1]), if (is.na(o[2])) "NA" else as.integer(o[2]), num(o[3]), as.integer(small))
  if (small) permutation(table, n[scored], x[scored])
}

# (n, errors) of each group; the level goes round.
degenerate <- list(
  list(integer(0), integer(0)), list(0, 0), list(c(0, 0, 0), c(0, 0, 0)), list(1, 0), list(1, 1), list(c(1, 1), c(0, 1)),
  list(c(1, 1), c(0, 0)), list(c(1, 1), c(1, 1)), list(10, 0), list(10, 10), list(100000, 0), list(100000, 100000),
  list(100000, 1), list(100000, 99999), list(c(100000, 100000), c(0, 0)), list(c(100000, 100000), c(100000, 100000)),
  list(c(100000, 100000), c(0, 100000)), list(c(100000, 100000), c(50000, 50000)), list(c(100000, 100000), c(50000, 50500)),
  list(c(100000, 1), c(50000, 1)), list(c(100000, 1), c(0, 1)), list(c(1, 100000), c(1, 1)), list(c(100000, 10), c(1, 0)),
  list(c(0, 50, 50), c(0, 3, 9)), list(c(50, 0, 50), c(3, 0, 9)), list(c(50, 50, 0), c(3, 9, 0)), list(c(0, 50), c(0, 3)),
  list(c(20, 20, 20), c(0, 0, 0)), list(c(20, 20, 20), c(20, 20, 20)), list(c(20, 20, 20), c(20, 0, 20)),
  list(c(20, 20, 20), c(4, 4, 4)), list(c(5, 9), c(5, 0)), list(c(2, 3, 4, 5), c(1, 1, 1, 1)),
  list(c(385, 265, 300, 296), c(0, 55, 18, 5)), list(c(385, 271, 317, 296), c(1, 94, 38, 21)), # Gender Shades' sizes
  list(c(70, 80), c(56, 48)), list(c(10, 10), c(9, 3)), list(c(56, 29), c(5, 0)), # Newcombe's examples
  list(c(100000, 99999), c(3, 0)), list(c(100000, 20, 7), c(99990, 19, 7)))
levels <- c(0.95, 0.8, 0.9, 0.99, 0.999)

for (t in seq_along(degenerate))
  emit(t, degenerate[[t]][[1]], degenerate[[t]][[2]], levels[(t - 1) %% length(levels) + 1])
for (t in (length(degenerate) + 1):200) {
  k <- sample(2:6, 1)
  n <- floor(10^runif(k, c(0, 1.5, 3)[t %% 3 + 1], if (t %% 2) 5 else 3.5))
  base <- sample(c(0.0005, 0.01, 0.05, 0.2, 0.5, 0.95), 1)
  odds <- base / (1 - base) * exp(rnorm(k, 0, sample(c(0, 0.1, 0.5, 1.5), 1)))
  emit(t, n, rbinom(k, n, odds / (1 + odds)), levels[(t - 1) %% length(levels) + 1])
}
