using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PuyangFabu.WeChat.Api.Transport;

namespace PuyangFabu.WeChat.Tests.Api.Transport;

public sealed class WireJsonTests
{
    [Theory]
    [InlineData("濮阳发布", """{"t":"濮阳发布"}""")]
    [InlineData("通知😀🇨🇳👨‍👩‍👧", """{"t":"通知😀🇨🇳👨‍👩‍👧"}""")]
    [InlineData("<p class='a'>1 & 2 + 3</p>", """{"t":"<p class='a'>1 & 2 + 3</p>"}""")]
    [InlineData("\"quoted\" \\ back/slash", """{"t":"\"quoted\" \\ back/slash"}""")]
    [InlineData("\\u4e2d \\\\u0022", """{"t":"\\u4e2d \\\\u0022"}""")]
    [InlineData("line\nnext\ttab\r", """{"t":"line\nnext\ttab\r"}""")]
    [InlineData("a\u0000b\u0001c\u001Fd", """{"t":"abcd"}""")]
    public void Text_leaves_as_it_is_read(string text, string expected) => Assert.Equal(expected, Written(text));

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("a\uDE00b")]
    [InlineData("\uDE00\uD83D")]
    public void Half_an_emoji_becomes_a_replacement_character(string text)
    {
        var written = Written(text);

        Assert.Contains('\uFFFD', written);
        Assert.DoesNotContain("\\u", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_character_comes_back_and_none_is_escaped_by_number()
    {
        var text = string.Concat(Enumerable.Range(0x20, 0x11_0000 - 0x20)
            .Where(static scalar => Rune.IsValid(scalar)).Select(static scalar => new Rune(scalar).ToString()));

        var body = WireJson.Write(new JsonObject { ["t"] = text });

        Assert.Equal(text, JsonSerializer.Deserialize<JsonElement>(body).GetProperty("t").GetString());
        Assert.Equal(-1, body.AsSpan().IndexOf("\\u"u8));
    }

    private static string Written(string text) => Encoding.UTF8.GetString(WireJson.Write(new JsonObject { ["t"] = text }));
}
