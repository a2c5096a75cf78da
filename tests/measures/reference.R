# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
#
# Makes reference.csv, R's values for 200 tables of (n, errors): 40 degenerate ones, the rest random up to n = 1e5.
#   Rscript tests/measures/reference.R > tests/measures/reference.csv        (made with R 4.2.2; seconds)
# Rows, by the first column (NA = undefined; no such row = takes no part):
#   T,table,level,groups
#   G,table,group,n,errors,<low,high of wilson,clopper_pearson,jeffreys,agresti_coull>
#   D,table,a,b,difference,low,high,p,p_holm,p_bh       every pair
#   R,table,a,b,difference,low,high,p,p_holm,p_bh       each against group 0
#   O,table,statistic,df,p
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

comparisons <- function(kind, table, pairs, n, x, level) {
  pairs <- Filter(function(ab) n[ab[1]] > 0 && n[ab[2]] > 0, pairs)
  if (length(pairs) == 0) return(invisible())
  p <- sapply(pairs, function(ab) fisher(x[ab[1]], n[ab[1]], x[ab[2]], n[ab[2]]))
  p <- pmin(p, 1)
  ph <- p.adjust(p, "holm"); pb <- p.adjust(p, "BH")
  for (i in seq_along(pairs)) {
    ab <- pairs[[i]]
    d <- newcombe(x[ab[1]], n[ab[1]], x[ab[2]], n[ab[2]], level)
    row(kind, table, ab - 1, num(d), num(p[i]), num(ph[i]), num(pb[i]))
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
  o <- rep(NA, 3)
  scored <- n > 0
  if (sum(scored) >= 2 && sum(x) > 0 && sum(x) < sum(n)) {
    test <- chisq.test(rbind(x[scored], n[scored] - x[scored]), correct = FALSE)
    o <- c(test$statistic, test$parameter, test$p.value)
  }
  row("O", table, num(o[1]), if (is.na(o[2])) "NA" else as.integer(o[2]), num(o[3]))
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
