"""The days of events and the times that generated text tells."""
