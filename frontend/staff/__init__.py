"""What the rooms behind the sign-in share: who may enter, the frame of a page, the menu, forms."""
