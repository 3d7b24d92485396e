"""What published pages have in place of a server; `dutygraph.publishing` writes it."""
