// Whoever moves by the keyboard sees where they are; a finger or a mouse needs no frame around things.
addEventListener('keydown', (e) => {
  if (e.key === 'Tab') document.documentElement.dataset.keyboard = '';
});
addEventListener('pointerdown', () => delete document.documentElement.dataset.keyboard);
