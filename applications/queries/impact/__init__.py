"""What a draft of the priorities touches before it is published."""
