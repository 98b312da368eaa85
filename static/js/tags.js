// <input data-tags list=ID>: several words between commas. A datalist completes a whole field only,
// so what stands before the last comma is put before each offer.
for (const input of document.querySelectorAll("input[data-tags][list]")) {
  const options = [...input.list.options];
  const names = options.map(({ value }) => value);
  const offer = () => {
    const before = input.value.slice(0, input.value.lastIndexOf(",") + 1);
    const used = before.split(",").map((name) => name.trim().toLowerCase());
    for (const [at, option] of options.entries()) {
      option.disabled = used.includes(names[at].toLowerCase());
      option.value = before + (before && " ") + names[at];
    }
  };
  input.addEventListener("input", offer);
  input.addEventListener("focus", offer);
}
