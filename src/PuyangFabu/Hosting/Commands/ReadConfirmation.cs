using System.CommandLine;
using System.Text.Json;

namespace PuyangFabu.Hosting.Commands;

/// <summary>
/// Before a broadcast may go out: shows every card and every text to its end, as the page does, and goes on only when the number
/// of people who will get it is typed, or was given with <c>--people</c>.
/// </summary>
/// <param name="verb">What is going to be done, e.g. 批准.</param>
/// <param name="asksWhen">Whether the step lets it go out: only then is the number asked for.</param>
public sealed class ReadConfirmation(string verb, Func<JsonElement, bool> asksWhen) : IStepConfirmation
{
    private readonly Option<string?> people = new("--people") { Description = $"已逐条读过，不再询问，直接{verb}：写发给多少人（人数还不知道时写公众号的名称）" };

    public Option Answer => people;

    public async Task<bool> IsGivenAsync(ServerClient client, JsonElement item, ParseResult parsed, CancellationToken cancellation)
    {
        var shown = await client.GetAsync($"api/broadcasts/{item.GetProperty("id")}/cards", cancellation);
        foreach (var line in Lines(shown))
        {
            await System.Console.Error.WriteLineAsync(line);
        }

        if (!asksWhen(item))
        {
            return true;
        }

        var audience = shown.GetProperty("audience");
        var word = audience.GetProperty("typedWord").GetString()!;
        var typed = parsed.GetValue(people);
        if (typed is null)
        {
            await System.Console.Error.WriteAsync($"发出后收不回聊天里的卡片。确实逐条读过、要{verb}，请输入{audience.GetProperty("typedName").GetString()}“{word}”并回车：");
            typed = await System.Console.In.ReadLineAsync(cancellation);
        }

        if (typed?.Trim().Replace(",", "", StringComparison.Ordinal) == word)
        {
            return true;
        }

        await System.Console.Error.WriteLineAsync($"\n输入的不是“{word}”，没有{verb}，什么都没有改变。脚本里请加 --people {word}。");
        return false;
    }

    private static IEnumerable<string> Lines(JsonElement shown)
    {
        var cards = shown.GetProperty("cards").EnumerateArray().ToList();
        foreach (var (index, card) in cards.Index())
        {
            yield return $"—— 第 {index + 1} 篇，共 {cards.Count} 篇{(index == 0 ? "（大图）" : "")} ——";
            yield return card.GetProperty("title").GetString()!;
            foreach (var name in new[] { "author", "digest" })
            {
                if (card.GetProperty(name).GetString() is { Length: > 0 } words)
                {
                    yield return $"{(name == "author" ? "作者" : "摘要")}：{words}";
                }
            }

            yield return card.TryGetProperty("text", out var text) ? text.GetString()! : "（正文太复杂，微信不收）";
            foreach (var note in card.GetProperty("notes").EnumerateArray())
            {
                yield return $"（{note.GetString()}）";
            }

            yield return $"—— 第 {index + 1} 篇完 ——";
        }

        var audience = shown.GetProperty("audience");
        yield return $"发给{audience.GetProperty("words").GetString()}{(audience.TryGetProperty("people", out var people) ? $"，{people} 人" : "，人数还不知道")}";
    }
}
