"""What templates show: labels, tones, next steps, the frozen content in words."""
