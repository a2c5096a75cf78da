# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
#
# Makes false_match_share.csv: the share of a group among the falsely matched against its share among those searched.
#   Rscript tests/measures/false_match_share.R > tests/measures/false_match_share.csv        (made with R 4.2.2; seconds)
# Rows: x1,n1,x2,n2 (group, then the rest: falsely matched, searched), level, ratio of shares, low, high, p.
# The limits are those ratios of shares that the score test of Miettinen & Nurminen (1985) does not reject, worked out
# from the definition: the rates of group and rest under the hypothesis by numerical maximum likelihood.
options(warn = -1)
set.seed(2018)
num <- function(x) ifelse(is.na(x), "NA", ifelse(is.infinite(x), "inf", sprintf("%.15g", x)))

# The statistic of the hypothesis rate1 / rate2 = theta.
score <- function(theta, x1, n1, x2, n2) {
  f <- function(p) dbinom(x1, n1, theta * p, log = TRUE) + dbinom(x2, n2, p, log = TRUE)
  p <- optimize(f, c(1e-15, min(1, 1 / theta) - 1e-15), maximum = TRUE, tol = 1e-14)$maximum
  n <- n1 + n2
  v <- (theta * p * (1 - theta * p) / n1 + theta^2 * p * (1 - p) / n2) * n / (n - 1)
  (x1 / n1 - theta * x2 / n2) / sqrt(v)
}
ofShares <- function(theta, s) if (is.infinite(theta)) 1 / s else theta / (s * theta + 1 - s)
limits <- function(x1, n1, x2, n2, level) {
  z <- qnorm((1 + level) / 2)
  f <- function(target) function(l) score(exp(l), x1, n1, x2, n2) - target
  low <- if (x1 == 0) 0 else exp(uniroot(f(z), c(-12, 12), tol = 1e-11)$root)
  high <- if (x2 == 0) Inf else exp(uniroot(f(-z), c(-12, 12), tol = 1e-11)$root)
  c(low, high)
}
tables <- rbind(c(11, 107, 17, 428), c(0, 107, 28, 428), c(28, 107, 0, 428), c(1, 1, 3, 40), c(5, 10, 50, 100))
for (i in 1:25) {
  n <- sample(5:400, 2)
  tables <- rbind(tables, c(sample(1:(n[1] - 1), 1), n[1], sample(1:(n[2] - 1), 1), n[2]))
}
for (i in seq_len(nrow(tables))) {
  t <- tables[i, ]
  level <- if (i %% 3 == 0) 0.9 else 0.95
  s <- t[2] / (t[2] + t[4])
  r <- (t[1] / (t[1] + t[3])) / s
  l <- limits(t[1], t[2], t[3], t[4], level)
  p <- fisher.test(matrix(c(t[1], t[2] - t[1], t[3], t[4] - t[3]), 2))$p.value
  cat(paste(c(t, level, num(c(r, ofShares(l[1], s), ofShares(l[2], s), p))), collapse = ","), "\n", sep = "")
}
