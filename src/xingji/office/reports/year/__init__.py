"""培育工作报告: the figures of a year as sentences, tables and charts for Word."""
