"""How two provisions differ: how alike their words are, and which of them asks more."""
