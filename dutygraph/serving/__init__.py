"""What the explorer's server is made of; `dutygraph.server` puts it together."""
