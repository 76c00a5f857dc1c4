using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PuyangFabu.Benchmarks.Load;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>
/// Delivers messages as WeChat does: up to three tries of five seconds, now and then two requests at once or a repeat of what was
/// answered already, in plain mode and in safe mode, by chance.
/// </summary>
internal sealed class WeChatPost(LoadedAccount account, Balancer balancer)
{
    private const int Tries = 3;
    private const double Twice = 0.15;
    private const double Late = 0.1;
    private const double Safe = 0.4;

    /// <summary>WeChat says nothing of when it asks again after a refusal; after its five seconds it does so at once.</summary>
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, int> failures = new();
    private long nonces = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
    private int repeats;
    private int joins;

    /// <summary>Every message, answered or not.</summary>
    public ConcurrentQueue<SentMessage> Messages { get; } = new();

    /// <summary>Deliveries beyond the first of each message.</summary>
    public int Repeats => repeats;

    /// <summary>Those of them that were sent while the first was under way.</summary>
    public int Joins => joins;

    /// <summary>What was answered in place of 200: status and how often.</summary>
    public IEnumerable<(int Status, int Count)> Failures => failures.Select(static failure => (failure.Key, failure.Value));

    public LoadedAccount Account => account;

    /// <returns>The answer, <c>success</c> where it says nothing; null when three tries came to nothing.</returns>
    public async Task<string?> DeliverAsync(SentMessage message)
    {
        Messages.Enqueue(message);
        var safe = Random.Shared.NextDouble() < Safe;
        var signed = Sign(message, safe);
        for (var number = 1; number <= Tries; number++)
        {
            if (number > 1)
            {
                Interlocked.Increment(ref repeats);

                // WeChat does not say which it does.
                signed = Random.Shared.Next(2) == 0 ? signed : Sign(message, safe);
            }

            var answer = number == 1 && Random.Shared.NextDouble() < Twice ? await TwiceAsync(message, signed, safe) : await TryAsync(message, signed, safe);
            if (answer is null)
            {
                await Task.Delay(BeforeAgain);
                continue;
            }

            if (Random.Shared.NextDouble() < Late)
            {
                Interlocked.Increment(ref repeats);
                await TryAsync(message, signed, safe);
            }

            return answer;
        }

        return null;
    }

    private SignedMessage Sign(SentMessage message, bool safe) =>
        SignedMessage.Of(account, message.Xml, Interlocked.Increment(ref nonces), safe, TimeProvider.System.GetUtcNow());

    private async Task<string?> TwiceAsync(SentMessage message, SignedMessage signed, bool safe)
    {
        Interlocked.Increment(ref repeats);
        Interlocked.Increment(ref joins);
        var both = await Task.WhenAll(TryAsync(message, signed, safe), TryAsync(message, signed, safe));
        return both[0] ?? both[1];
    }

    private async Task<string?> TryAsync(SentMessage message, SignedMessage signed, bool safe)
    {
        var answer = await balancer.SendAsync(node => new HttpRequestMessage(HttpMethod.Post, new Uri(node, signed.Path)) { Content = new ByteArrayContent(signed.Body) }, Patience);
        if (answer.Status != 200)
        {
            failures.AddOrUpdate(answer.Status, 1, static (_, count) => count + 1);
            return null;
        }

        var text = Open(answer.Body, safe);
        message.Answers.Add(text);
        return text;
    }

    /// <exception cref="InvalidOperationException">A reply in safe mode that cannot be opened.</exception>
    private string Open(byte[] body, bool safe)
    {
        if (!safe || body.AsSpan().SequenceEqual("success"u8))
        {
            return Encoding.UTF8.GetString(body);
        }

        return MessageParser.TryReadEncrypt(body, out var encrypt) && account.Cipher.Decrypt(encrypt, out var opened) == CallbackDecryptResult.Ok
            ? Encoding.UTF8.GetString(opened)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"安全模式的回复（{body.Length} 字节）无法解密。"));
    }
}
