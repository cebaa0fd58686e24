export { default as Legend } from './Legend.svelte';
export { default as Outline } from './Outline.svelte';
export { default as Picture } from './Picture.svelte';
