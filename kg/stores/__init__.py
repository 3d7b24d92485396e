"""The engines that can hold the graph, one module each; `addresses` chooses."""
