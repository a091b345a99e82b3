"""Official meeting read-outs in, a knowledge graph of how agencies cooperate out."""
