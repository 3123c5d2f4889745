// A page that holds one run with all its pictures.
const run = JSON.parse(document.getElementById("data").textContent);
const shown = drawing(document.getElementById("run"), {
  picture: (image, digest) => {
    image.src = run.pictures[digest] ?? "";
    return Boolean(run.pictures[digest]);
  },
});
shown.show(run);
