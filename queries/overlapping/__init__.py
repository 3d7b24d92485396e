"""职责交叉梳理: pairs of duties that repeat, cross or overlap each other, judged element by element."""
