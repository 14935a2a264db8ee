"""The public record in, pages and open data out."""
