# Builds Rapport, and runs it as a user that is not root. Settings come by the environment: see docs/operations.md.

FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/packages \
    mvn -q -B -Dmaven.repo.local=/packages -Dmaven.test.skip=true -Dspotless.check.skip=true -pl bootstrap -am package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/rapport --create-home --shell /usr/sbin/nologin rapport
COPY --from=build /build/bootstrap/target/lib /opt/rapport/lib
COPY --from=build /build/bootstrap/target/rapport.jar /opt/rapport/rapport.jar
USER rapport
WORKDIR /var/lib/rapport
# A database of its own, where RAPPORT_DATABASE_URL names no other.
VOLUME /var/lib/rapport
ENV RAPPORT_HOST=0.0.0.0 \
    RAPPORT_MANAGEMENT_HOST=0.0.0.0 \
    RAPPORT_DATA=/var/lib/rapport/data \
    JAVA_OPTS="-XX:MaxRAMPercentage=50"
EXPOSE 8080 8081
# Without a tool that the image may not have.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${RAPPORT_PORT:-8080} && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
STOPSIGNAL SIGTERM
# The shell makes way for Java, which hears the signals; "$@" is the command and its options.
ENTRYPOINT ["sh", "-c", "exec java -XX:+ExitOnOutOfMemoryError -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 $JAVA_OPTS -cp /opt/rapport/rapport.jar dev.rapport.bootstrap.Main \"$@\"", "rapport"]
CMD ["serve"]
