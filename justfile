# The checks of the project; `.ci/run` runs `just check`.

# Everything that must hold before a change lands.
check: format lint test docs deny

# Formatting.
format:
    cargo fmt --check

# Lints, warnings denied.
lint:
    cargo clippy --all-targets -- -D warnings
    cargo clippy --features vlm,conformance -- -D warnings

# Unit, integration and documentation tests: the same command as in the README.
test:
    cargo test

# Documentation builds without warnings.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --quiet

# Licences, bans and sources of all dependencies.
deny:
    cargo deny check bans licenses sources

# The page of the server in headless Chromium; needs the models of its question.
web program="target/release/sightline":
    python3 tests/web.py {{program}}

# The two spellings of the question set's accuracy.
eval planner="local":
    cargo run --release -- eval questions tests/questions --planner {{planner}}
