using System.Xml.Linq;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>Reads a sample of the answers, so that only right ones are counted as fast.</summary>
internal sealed class AnswerCheck(LoadedAccount account, MessageNumbers numbers, Uri server) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = server };

    /// <exception cref="InvalidOperationException">The answer is not the rule's card.</exception>
    public async Task ExactAsync(int rule, bool safe)
    {
        var reply = await SendAsync(LoadedDatabase.ExactWords(rule), safe);
        if (reply.Element("Articles")?.Element("item")?.Element("Title")?.Value.StartsWith(LoadedDatabase.ExactWords(rule), StringComparison.Ordinal) != true)
        {
            throw new InvalidOperationException($"规则 {rule} 的回复不对：{reply}");
        }
    }

    /// <exception cref="InvalidOperationException">The answer is neither a card nor a text.</exception>
    public async Task SearchAsync(string query)
    {
        var reply = await SendAsync(query, safe: false);
        var text = reply.Element("Content")?.Value ?? reply.Element("Articles")?.Element("item")?.Element("Title")?.Value;
        if (string.IsNullOrEmpty(text))
        {
            throw new InvalidOperationException($"搜索“{query}”的回复不对：{reply}");
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<XElement> SendAsync(string words, bool safe)
    {
        var message = SignedMessage.Create(account, numbers.Next(), words, safe, TimeProvider.System.GetUtcNow());
        using var content = new ByteArrayContent(message.Body);
        using var answer = await client.PostAsync(new Uri(message.Path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (safe)
        {
            if (!MessageParser.TryReadEncrypt(bytes, out var encrypt) || account.Cipher.Decrypt(encrypt, out var opened) != CallbackDecryptResult.Ok)
            {
                throw new InvalidOperationException("安全模式的回复无法解密。");
            }

            bytes = opened;
        }

        using var stream = new MemoryStream(bytes);
        return XElement.Load(stream);
    }
}
