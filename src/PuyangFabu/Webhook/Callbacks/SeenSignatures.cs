using System.Collections.Concurrent;

namespace PuyangFabu.Webhook.Callbacks;

/// <summary>The signatures that this process put down last: a quick answer before the database's.</summary>
public sealed class SeenSignatures
{
    /// <summary>Bounded, because memory kept per message costs pauses; what is forgotten here stands in the database.</summary>
    public const int Remembered = 1024;

    private readonly ConcurrentDictionary<string, string> bodies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    public int Count => bodies.Count;

    /// <summary>Whether the signature is known to be put down for just this.</summary>
    public bool Knows(SignatureClaim claim) => bodies.TryGetValue(claim.Signature, out var body) && body == claim.BodyHash;

    /// <summary>Whether a plain message comes under a signature that stands for something else.</summary>
    public bool Contradict(SignatureClaim claim) => claim.IsPlain && bodies.TryGetValue(claim.Signature, out var body) && body != claim.BodyHash;

    /// <param name="bodyHash">What is put down for it, see <see cref="SignatureClaim.BodyHash"/>.</param>
    public void Remember(string signature, string bodyHash)
    {
        if (!bodies.TryAdd(signature, bodyHash))
        {
            return;
        }

        order.Enqueue(signature);
        if (order.Count > Remembered && order.TryDequeue(out var oldest))
        {
            bodies.TryRemove(oldest, out _);
        }
    }
}
