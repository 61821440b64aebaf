package dev.basalt.adapter.machine.process.sandbox.seccomp;

import java.nio.ByteBuffer;

/**
 * An instruction of a classic BPF program, in the form that seccomp(2) takes.
 *
 * @param code the operation
 * @param whenTrue how many instructions a jump skips when its test is true
 * @param whenFalse the same when its test is false
 * @param operand an offset, a value to compare with, or a verdict
 */
public record FilterInstruction(int code, int whenTrue, int whenFalse, int operand) {

    public static final int BYTES = 8;

    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_AT_LEAST = 0x35;
    private static final int IF_ANY_BIT = 0x45;
    private static final int KEEP_BITS = 0x54;
    private static final int RETURN = 0x06;

    /** Loads a 32-bit word of struct seccomp_data. */
    static FilterInstruction load(int offset) {
        return new FilterInstruction(LOAD, 0, 0, offset);
    }

    static FilterInstruction ifEqual(int value, int whenTrue, int whenFalse) {
        return new FilterInstruction(IF_EQUAL, whenTrue, whenFalse, value);
    }

    static FilterInstruction ifAtLeast(int value, int whenTrue, int whenFalse) {
        return new FilterInstruction(IF_AT_LEAST, whenTrue, whenFalse, value);
    }

    static FilterInstruction ifAnyBit(int bits, int whenTrue, int whenFalse) {
        return new FilterInstruction(IF_ANY_BIT, whenTrue, whenFalse, bits);
    }

    /** Clears the other bits of the loaded word. */
    static FilterInstruction keepBits(int bits) {
        return new FilterInstruction(KEEP_BITS, 0, 0, bits);
    }

    static FilterInstruction verdict(int verdict) {
        return new FilterInstruction(RETURN, 0, 0, verdict);
    }

    void writeTo(ByteBuffer buffer) {
        buffer.putShort((short) code).put((byte) whenTrue).put((byte) whenFalse).putInt(operand);
    }
}
