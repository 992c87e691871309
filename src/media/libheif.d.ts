// The part of libheif-js that we use; it declares the compiled library, and not this wrapping of it.
declare module 'libheif-js/wasm-bundle.js' {
  interface Picture {
    get_width(): number;
    get_height(): number;
    display(
      into: { data: Uint8ClampedArray; width: number; height: number },
      done: (shown: object | null) => void,
    ): void;
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): Picture[] } };
  // biome-ignore lint/style/noDefaultExport: as the package has it
  export default libheif;
}
