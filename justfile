# The checks of the project; `.ci/run` runs `just check`.

# Everything that must hold before a change lands.
check: format lint test docs deny

# Formatting.
format:
    cargo fmt --check

# Lints, warnings denied.
lint:
    cargo clippy --all-targets -- -D warnings
    cargo clippy --features vlm,conformance,otel -- -D warnings

# Unit, integration and documentation tests: the same command as in the README.
test:
    cargo test

# Spans on their way to a collector, which only a program with the feature `otel` sends. Not part of `check`: it builds all anew.
telemetry:
    cargo test --features otel --test it telemetry

# Documentation builds without warnings.
docs:
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --quiet

# Licences, bans and sources of all dependencies.
deny:
    cargo deny check bans licenses sources

# The page of the server in headless Chromium; needs the models of its question.
web program="target/release/sightline":
    python3 tests/web.py {{program}}

# The clients that others use, against the server. `SIGHTLINE_PYTHON` names a Python with `mcp` and `openai`, `SIGHTLINE_NODE`
# a folder into which npm has put `openai` and `@modelcontextprotocol/inspector`; what is not named is left out.
clients:
    cargo test --test it -- serve::clients serve::the_clients --nocapture

# The two spellings of the question set's accuracy.
eval planner="local":
    cargo run --release -- eval questions tests/questions --planner {{planner}}
