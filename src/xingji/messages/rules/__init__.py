"""The sentences of findings: one module for each module of rules, under the same name."""
