# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Plumbline authors
#
# Makes subjects.csv: intervals by resampling people as R's package boot makes them, and design effects by the formula.
#   Rscript tests/measures/subjects.R > tests/measures/subjects.csv     (made with R 4.2.2, boot 1.3-28.1; a minute)
# Rows, by the first column:
#   P,set,subject,group,n,errors
#   E,set,group,design effect
#   A,set,statistic,acceleration       from the jackknife; statistics: rate0, rate1, difference, ratio
#   L,set,statistic,method,low,high    95 %, of 100,000 replicates: equal up to chance
#   Q,alpha,value                      norm.inter of the values 1, 4, 9, ..., 400
library(boot)
set.seed(20190127)
num <- function(x) sprintf("%.17g", x)
row <- function(...) cat(paste(c(...), collapse = ","), "\n", sep = "")

# One line for each person and group; uneven numbers of images, so that replicates hardly ever tie.
people <- function(m, rates, both, correlation) {
  size <- 1 / correlation - 1
  lines <- NULL
  for (s in seq_len(m)) {
    groups <- if (s <= both) c(0, 1) else s %% 2
    for (g in groups) {
      n <- sample(3:23, 1)
      own <- rbeta(1, rates[g + 1] * size, (1 - rates[g + 1]) * size)
      lines <- rbind(lines, c(s - 1, g, n, rbinom(1, n, own)))
    }
  }
  data.frame(subject = lines[, 1], group = lines[, 2], n = lines[, 3], errors = lines[, 4])
}

statistics <- list(
  rate0 = function(p) p[1], rate1 = function(p) p[2],
  difference = function(p) p[1] - p[2], ratio = function(p) p[1] / p[2])

emit <- function(set, d) {
  for (i in seq_len(nrow(d))) row("P", set, d$subject[i], d$group[i], d$n[i], d$errors[i])
  for (g in 0:1) {
    e <- d[d$group == g, ]
    p <- sum(e$errors) / sum(e$n); m <- nrow(e)
    v <- m / (m - 1) * sum((e$errors - p * e$n)^2) / sum(e$n)^2
    row("E", set, g, num(v / (p * (1 - p) / sum(e$n))))
  }
  # One row for each person, groups side by side.
  ids <- unique(d$subject)
  wide <- t(sapply(ids, function(s) {
    one <- d[d$subject == s, ]
    c(sum(one$n[one$group == 0]), sum(one$errors[one$group == 0]),
      sum(one$n[one$group == 1]), sum(one$errors[one$group == 1]))
  }))
  rates <- function(data, f) {
    s <- colSums(data * f)
    c(s[2] / s[1], s[4] / s[3])
  }
  b <- boot(wide, function(data, f) { p <- rates(data, f); sapply(statistics, function(s) s(p)) }, 100000, stype = "f")
  for (i in seq_along(statistics)) {
    one <- function(data, w) statistics[[i]](rates(data, w))
    influence <- empinf(data = wide, statistic = function(data, index) {
      one(data[index, ], rep(1, length(index)))
    }, type = "jack", stype = "i")
    influence <- influence - mean(influence)  # about the mean of the jackknife, as Efron & Tibshirani have it
    row("A", set, names(statistics)[i], num(sum(influence^3) / (6 * sum(influence^2)^1.5)))
    ci <- boot.ci(b, type = c("perc", "bca"), index = i, L = influence)
    row("L", set, names(statistics)[i], "percentile", num(ci$percent[4:5]))
    row("L", set, names(statistics)[i], "bca", num(ci$bca[4:5]))
  }
}

emit(0, people(60, c(0.15, 0.4), 0, 0.3))   # everybody in one group
emit(1, people(50, c(0.1, 0.25), 40, 0.2))  # forty of them in both
emit(2, people(40, c(0.5, 0.25), 5, 0.1))
values <- (1:20)^2
for (alpha in c(0.001, 0.025, 0.1, 1 / 3, 0.5, 0.77, 0.975, 0.999))
  row("Q", num(alpha), num(boot:::norm.inter(values, alpha)[, 2]))
