package dev.basalt.domain.conversation.store;

import dev.basalt.domain.conversation.ConversationRecord;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.util.Optional;

/**
 * Where conversations are kept. Of all processes that use the same store, one at a time may append
 * to a conversation; everyone may read it. Thread-safe; all methods may block on I/O.
 */
public interface ConversationStore {

    /**
     * Stores a new conversation and claims it.
     *
     * @param settings of the conversation, to be continued with
     */
    Either<StoreError, Claim> create(ConversationId id, Settings settings);

    /** Claims a stored conversation, archived or not; fails when it is claimed already. */
    Either<StoreError, Claim> claim(ConversationId id);

    /** Returns a conversation as its acknowledged records leave it. Needs no claim. */
    Either<StoreError, StoredConversation> load(ConversationId id);

    /** Lists conversations, the newest first. Each is listed on one page, whatever is added. */
    Either<StoreError, ConversationPage> list(Query query);

    /**
     * Moves a conversation to the archive, or back.
     *
     * @return why it could not be done
     */
    Optional<StoreError> archive(ConversationId id, boolean archived);

    /**
     * Deletes a conversation with all that is stored of it; fails when it is claimed.
     *
     * @return why it could not be done
     */
    Optional<StoreError> delete(ConversationId id);

    /**
     * What to list.
     *
     * @param after the {@link ConversationPage#next} of the page before; absent for the first
     * @param limit the most conversations on the page, at least 1
     * @param archived whether the archive is listed, or what is not in it
     */
    record Query(Optional<String> after, int limit, boolean archived) {

        public Query {
            if (limit < 1) {
                throw new IllegalArgumentException("limit: " + limit);
            }
        }
    }

    /**
     * The right to append to a conversation. The records are stored in the order of the calls. Not
     * thread-safe. A claim ends when it is released, when its process ends, and when the store
     * takes it away; what is appended after that is refused.
     */
    interface Claim {

        /**
         * Appends a record; acknowledged, it is read by {@link #load} from now on.
         *
         * @return why it could not be stored
         */
        Optional<StoreError> append(ConversationRecord entry);

        /**
         * Makes what was appended survive the end of the machine, as far as the store can.
         *
         * @return why it could not be done
         */
        Optional<StoreError> flush();

        /** Lets others claim the conversation. Releasing twice is harmless. */
        void release();
    }
}
