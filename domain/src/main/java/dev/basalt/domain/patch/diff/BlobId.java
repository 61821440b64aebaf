package dev.basalt.domain.patch.diff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.basalt.domain.workspace.FileContent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The object id that git gives to a content. */
record BlobId(String hex) {

    /** The id of a missing file. */
    static final BlobId NONE = new BlobId("0".repeat(40));

    static BlobId of(FileContent content) {
        MessageDigest sha1 = sha1();
        sha1.update(("blob " + content.size() + "\0").getBytes(US_ASCII));
        sha1.update(content.buffer());
        return new BlobId(HexFormat.of().formatHex(sha1.digest()));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
