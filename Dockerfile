# irbook in an image of its own: docker run --rm -v "$PWD:/archive" irbook build
FROM rust:1.95-alpine3.23 AS build
RUN apk add --no-cache build-base
WORKDIR /irbook
COPY . .
RUN cargo build --release --locked

FROM alpine:3.23
# The archive is mounted there; a folder of other users takes `--user "$(id -u):$(id -g)"`.
WORKDIR /archive
COPY --from=build /irbook/target/release/irbook /usr/local/bin/irbook
COPY LICENSE src/output/picture/OFL.txt /usr/local/share/licenses/irbook/
USER 65532:65532
ENTRYPOINT ["irbook"]
CMD ["--help"]
