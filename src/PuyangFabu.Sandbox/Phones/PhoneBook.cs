namespace PuyangFabu.Sandbox.Phones;

/// <summary>The followers of every account and their chats, in memory.</summary>
internal sealed class PhoneBook
{
    /// <summary>Entries kept of one chat; older ones are forgotten.</summary>
    public const int ChatCapacity = 200;

    /// <summary>So that two people can be seen side by side from the start.</summary>
    internal const int FirstFollowers = 2;

    private readonly Lock gate = new();
    private readonly SandboxOptions options;
    private readonly PhoneFeed feed;
    private readonly TimeProvider time;
    private readonly Dictionary<string, List<PhoneFollower>> followers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string OpenId), Queue<ChatEntry>> chats = [];
    private long lastEntryId;

    public PhoneBook(SandboxOptions options, PhoneFeed feed)
    {
        this.options = options;
        this.feed = feed;
        time = options.TimeProvider;
    }

    public IReadOnlyList<PhoneFollower> FollowersOf(string account)
    {
        lock (gate)
        {
            return [.. Of(account)];
        }
    }

    public PhoneFollower? Find(string account, string openId)
    {
        lock (gate)
        {
            return Of(account).Find(f => f.OpenId == openId);
        }
    }

    /// <summary>One more person with a phone; null when there are as many as there are names.</summary>
    public PhoneFollower? Add(SandboxAccount account)
    {
        lock (gate)
        {
            var known = Of(account.Slug);
            if (known.Count >= InventedFollowers.Most)
            {
                return null;
            }

            var follower = InventedFollowers.Create(account, known.Count);
            known.Add(follower);
            feed.Publish(new PhoneChange(account.Slug, "follower", follower));
            return follower;
        }
    }

    /// <summary>Follows or leaves. Who leaves loses the chat, as on a real phone.</summary>
    /// <returns>False when it was so already.</returns>
    public bool SetFollowing(string account, string openId, bool following)
    {
        lock (gate)
        {
            var known = Of(account);
            var index = known.FindIndex(f => f.OpenId == openId);
            if (index < 0 || known[index].Following == following)
            {
                return false;
            }

            known[index] = known[index] with { Following = following, FollowedAt = following ? time.GetUtcNow() : null };
            feed.Publish(new PhoneChange(account, "follower", known[index]));
            if (!following && chats.Remove((account, openId)))
            {
                feed.Publish(new PhoneChange(account, "cleared", openId));
            }

            return true;
        }
    }

    /// <summary>Puts an entry at the end of a chat and gives it its id and time.</summary>
    public ChatEntry Append(string account, string openId, ChatEntry entry)
    {
        lock (gate)
        {
            var kept = entry with { Id = ++lastEntryId, OpenId = openId, At = time.GetUtcNow() };
            if (!chats.TryGetValue((account, openId), out var chat))
            {
                chats[(account, openId)] = chat = new Queue<ChatEntry>();
            }

            chat.Enqueue(kept);
            if (chat.Count > ChatCapacity)
            {
                chat.Dequeue();
            }

            feed.Publish(new PhoneChange(account, "entry", kept));
            return kept;
        }
    }

    /// <summary>All entries of an account's chats, oldest first.</summary>
    public IReadOnlyList<ChatEntry> EntriesOf(string account)
    {
        lock (gate)
        {
            return [.. chats.Where(c => c.Key.Account == account).SelectMany(c => c.Value).OrderBy(e => e.Id)];
        }
    }

    // Accounts may be added while the product runs.
    private List<PhoneFollower> Of(string slug)
    {
        if (!followers.TryGetValue(slug, out var known))
        {
            var account = options.Find(slug) ?? throw new KeyNotFoundException($"No account '{slug}'.");
            followers[slug] = known = [.. Enumerable.Range(0, FirstFollowers).Select(i => InventedFollowers.Create(account, i))];
        }

        return known;
    }
}
