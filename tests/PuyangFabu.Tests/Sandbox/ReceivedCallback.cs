using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using PuyangFabu.WeChat.Callbacks;

namespace PuyangFabu.Tests.Sandbox;

/// <summary>A request as the account's server received it, held open until the test answers it.</summary>
internal sealed class ReceivedCallback(HttpContext http, byte[] body)
{
    private readonly TaskCompletionSource<(int Status, byte[] Body)> answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Kept aside: the request itself is gone once it is answered.
    private readonly IQueryCollection query = http.Request.Query;
    private readonly CancellationToken aborted = http.RequestAborted;

    public byte[] Body { get; } = body;

    public string PathAndQuery { get; } = http.Request.Path + http.Request.QueryString;

    public XElement Outer => XElement.Parse(Encoding.UTF8.GetString(Body));

    /// <summary>The message itself, decrypted where it is encrypted only.</summary>
    public XElement Message => Outer.Element("MsgType") is null ? Decrypted : Outer;

    public XElement Decrypted
    {
        get
        {
            var encrypt = Encoding.UTF8.GetBytes(Outer.Element("Encrypt")!.Value);
            Assert.Equal(CallbackDecryptResult.Ok, TestAccount.Crypto.Decrypt(encrypt, out var message));
            return XElement.Parse(Encoding.UTF8.GetString(message));
        }
    }

    public string Query(string name) => query[name].ToString();

    public bool HasQuery(string name) => query.ContainsKey(name);

    public string Node(string name) => Message.Element(name)!.Value;

    /// <summary>The first node of this name at any depth.</summary>
    public string Inner(string name) => Message.Descendants(name).First().Value;

    public void Answer(string text, int status = 200) => Answer(Encoding.UTF8.GetBytes(text), status);

    public void Answer(byte[] bytes, int status = 200) => answer.SetResult((status, bytes));

    public void AnswerText(string content) => Answer(Text(content));

    /// <summary>A well-formed reply to this message.</summary>
    public string Text(string content) => Reply(
        new XElement("MsgType", new XCData("text")), new XElement("Content", new XCData(content)));

    public string News(int count) => Reply(
        new XElement("MsgType", new XCData("news")),
        new XElement("ArticleCount", count),
        new XElement("Articles", Enumerable.Range(1, count).Select(i => new XElement(
            "item",
            new XElement("Title", new XCData($"标题{i}")),
            new XElement("Description", new XCData("")),
            new XElement("PicUrl", new XCData("")),
            new XElement("Url", new XCData($"https://example.com/{i}"))))));

    public string Reply(params XElement[] body) => new XElement(
        "xml",
        new XElement("ToUserName", new XCData(Node("FromUserName"))),
        new XElement("FromUserName", new XCData(Node("ToUserName"))),
        new XElement("CreateTime", 1_760_000_000),
        body).ToString(SaveOptions.DisableFormatting);

    /// <summary>Ends when the platform has closed the connection.</summary>
    public async Task ClosedAsync()
    {
        var closed = new TaskCompletionSource();
        await using var registration = aborted.Register(closed.SetResult);
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    internal Task<(int Status, byte[] Body)> Answered => answer.Task;

    /// <summary>By the rule in the platform's words, not by the library that the sandbox signs with.</summary>
    public static string Sha1OfSorted(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // The platform's signature is SHA-1.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    public long MsgId() => long.Parse(Node("MsgId"), CultureInfo.InvariantCulture);
}
