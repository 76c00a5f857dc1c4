using System.Net;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Site.Cases;

/// <summary>The page on which a citizen looks up a case: by number and code, and by nothing else.</summary>
public sealed class CaseProgressPageTests(TestDatabases databases)
{
    private const string Path = "/cases/progress";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Number_and_code_show_how_it_stands_and_nothing_of_who_wrote_it(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var (id, number, code) = await CreateAsync(room);

        var (status, page) = await PostAsync(room, ("number", $" {number[..8]} {number[8..]}"), ("code", code.ToLowerInvariant()));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("我们收到了，正在看是否受理", page, StringComparison.Ordinal);
        Assert.Contains("2016年7月5日", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);

        await CaseRoom.DoAsync(room.Editor, id, "decline", new { reason = "petition" });
        Assert.Contains("已经进入信访程序", (await PostAsync(room, ("number", number), ("code", code))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(room, $"{Path}?number={number}&code={code}"));
    }

    [Fact]
    public async Task An_answer_is_shown_once_it_is_approved_and_rated_once()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var (id, number, code) = await CreateAsync(room);
        await CaseRoom.DoAsync(room.Editor, id, "accept");
        await CaseRoom.DoAsync(room.Editor, id, "answer", new { text = "<b>修好了</b>" });
        Assert.DoesNotContain("修好了", (await PostAsync(room, ("number", number), ("code", code))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(room, ("number", number), ("code", code), ("score", "5"))).Status);
        await CaseRoom.DoAsync(room.Reviewer, id, "approve");

        Assert.Contains("&lt;b&gt;修好了", (await PostAsync(room, ("number", number), ("code", code))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(room, ("number", number), ("code", code), ("score", "9"))).Status);
        Assert.Contains("谢谢您的评价", (await PostAsync(room, ("number", number), ("code", code), ("score", "2"), ("remark", "太慢"))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(room, ("number", number), ("code", code), ("score", "5"))).Status);

        var shown = (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json;
        Assert.Equal((2, "太慢", true), (shown.GetProperty("score").GetInt32(), shown.GetProperty("remark").GetString(), shown.GetProperty("followUp").GetBoolean()));
        await CaseRoom.DoAsync(room.Editor, id, "close", null, HttpStatusCode.BadRequest);
        await CaseRoom.DoAsync(room.Editor, id, "close", new { comment = "电话回访，已说明" });
    }

    [Fact]
    public async Task Guessing_is_told_nothing_and_ends_soon()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var (_, number, code) = await CreateAsync(room);
        var (_, other, otherCode) = await CreateAsync(room);

        var wrong = await PostAsync(room, ("number", number), ("code", otherCode));
        var nobody = await PostAsync(room, ("number", "201606289999"), ("code", code));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (wrong.Status, nobody.Status));
        Assert.Equal(Sentence(wrong.Page), Sentence(nobody.Page));

        for (var tries = 1; tries < CaseLookup.MostForNumber; tries++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(room, ("number", number), ("code", "AAAAAAAA"))).Status);
        }

        // The right code too, for a while; other numbers go on.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync(room, ("number", number), ("code", code))).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, ("number", other), ("code", otherCode))).Status);
        room.Product.Database.Clock.Advance(CaseLookup.Pause + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(room, ("number", number), ("code", code))).Status);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_counted_too()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var (_, number, _) = await CreateAsync(room);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => PostAsync(room, ("number", number), ("code", $"AAAAAA{guess:00}"))));

        Assert.Equal(CaseLookup.MostForNumber, answers.Count(static answer => answer.Status == HttpStatusCode.NotFound));
        Assert.Equal(20 - CaseLookup.MostForNumber, answers.Count(static answer => answer.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task The_page_is_kept_by_nobody_and_takes_what_is_no_form()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var client = room.Operators.Anonymous();

        using var page = await client.GetAsync(Path, Cancellation);
        Assert.Equal((HttpStatusCode.OK, "no-store, private"), (page.StatusCode, page.Headers.CacheControl?.ToString()));
        Assert.Contains("form-action 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var json = await client.PostAsync(Path, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, json.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(room, ("number", "1"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(room, ("number", new string('1', 5000)), ("code", "x"))).Status);
    }

    private static async Task<(long Id, string Number, string Code)> CreateAsync(CaseRoom room)
    {
        var made = await room.CreateAsync();
        return (made.Id, made.Json.GetProperty("number").GetString()!, made.Json.GetProperty("queryCode").GetString()!);
    }

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(CaseRoom room, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await room.Operators.Anonymous().PostAsync(Path, form, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<HttpStatusCode> GetAsync(CaseRoom room, string path)
    {
        using var answer = await room.Operators.Anonymous().GetAsync(path, Cancellation);
        return answer.StatusCode;
    }

    private static string Sentence(string page) => page.Split("role=\"alert\">")[1].Split('<')[0];
}
