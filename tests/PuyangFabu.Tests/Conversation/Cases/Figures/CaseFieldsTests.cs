using System.Net;
using System.Text.Json;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console;
using PuyangFabu.Tests.Console.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Figures;

/// <summary>Petitions with their own days, fields of life, and the span before.</summary>
public sealed class CaseFieldsTests(TestDatabases databases)
{
    // The clock of the tests stands at Tuesday, 28 June 2016.
    [Theory, EachDatabase]
    public async Task A_petition_has_the_days_of_the_law_from_when_it_was_taken_on(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var plain = (await room.CreateAsync()).Id;
        var id = (await room.CreateAsync()).Id;
        Assert.Equal("2016-07-05", Day((await CaseRoom.DoAsync(room.Editor, plain, "accept")).Json, "dueAt"));
        var petition = (await CaseRoom.DoAsync(room.Editor, id, "accept", new { petition = true })).Json;
        Assert.Equal((true, "2016-07-13", "2016-08-27"), (petition.GetProperty("petition").GetBoolean(), Day(petition, "noticeBy"), Day(petition, "dueAt")));

        // More time ends where it ends for everything, ninety days after its submission.
        await CaseRoom.DoAsync(room.Editor, id, "assign", new { unit = room.Unit });
        await CaseRoom.DoAsync(room.Agent, id, "sign");
        await CaseRoom.DoAsync(room.Agent, id, "extend", new { until = "2016-09-27", comment = "要鉴定" }, HttpStatusCode.BadRequest);
        await CaseRoom.DoAsync(room.Agent, id, "extend", new { until = "2016-09-26", comment = "要鉴定" });
        Assert.Equal("2016-09-26", Day((await CaseRoom.DoAsync(room.Reviewer, id, "grant")).Json, "dueAt"));
    }

    [Theory, EachDatabase]
    public async Task Cases_are_counted_by_their_field_and_against_the_span_before(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var first = (await room.CreateAsync()).Id;
        await room.CreateAsync();
        await room.Product.Database.Database.WriteAsync(static session => session.ExecuteAsync("update cases set submitted_ms = submitted_ms - 259200000"), CancellationToken.None);
        var id = (await room.CreateAsync()).Id;
        Assert.Contains("只能是", (await CaseRoom.DoAsync(room.Editor, id, "accept", new { field = "天文" }, HttpStatusCode.BadRequest)).Error("field"), StringComparison.Ordinal);
        Assert.Equal("交通出行", (await CaseRoom.DoAsync(room.Editor, id, "accept", new { field = "交通出行" })).Json.GetProperty("field").GetString());
        Assert.Equal("城市管理", (await CaseRoom.DoAsync(room.Editor, id, "assign", new { unit = room.Unit, field = "城市管理" })).Json.GetProperty("field").GetString());
        Assert.Equal("城市管理", (await CaseRoom.DoAsync(room.Editor, id, "assign", new { unit = room.OtherUnit })).Json.GetProperty("field").GetString());
        await CaseRoom.DoAsync(room.Editor, first, "accept", new { field = "教育" });

        var figures = (await room.Editor.CallAsync("GET", "/api/cases/figures?from=2016-06-27&to=2016-06-28")).Json;
        Assert.Equal((1, 2), (figures.GetProperty("total").GetInt32(), figures.GetProperty("before").GetProperty("total").GetInt32()));
        Assert.Equal("{\"城市管理\":1}", JsonSerializer.Serialize(figures.GetProperty("byField"), Plain));
        Assert.Equal(("2016-06-25", "2016-06-26"), (figures.GetProperty("before").GetProperty("from").GetString(), figures.GetProperty("before").GetProperty("to").GetString()));
        Assert.Equal([id], (await room.Editor.CallAsync("GET", $"/api/cases?field={Uri.EscapeDataString("城市管理")}")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64()));

        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var page = await editor.OpenAsync("/console/cases/figures?from=2016-06-27&to=2016-06-28");
        Assert.Contains("收到的比上一期的 2 件减少 1 件", editor.Html, StringComparison.Ordinal);
        var csv = await editor.Client.GetStringAsync("/console/cases/figures/file.csv?from=2016-06-27&to=2016-06-28");
        Assert.Contains("领域,城市管理,1", csv, StringComparison.Ordinal);
        Assert.Contains("上一期,2016-06-25 至 2016-06-26,2", csv, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whom_nobody_has_asked_after_a_bad_score_waits_on_the_desk(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var (bad, fine) = (await room.InStateAsync("answered"), await room.InStateAsync("answered"));
        await room.Product.Database.Database.WriteAsync(session => session.ExecuteAsync("update cases set score = case when id = @bad then 2 else 5 end", new { bad }), CancellationToken.None);
        var waiting = (await room.Editor.CallAsync("GET", "/api/cases?followUp=true")).Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64());
        Assert.Equal([bad], waiting);
        Assert.NotEqual(bad, fine);
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        using var desk = await editor.OpenAsync("/console");
        Assert.Contains("/console/cases?followUp=true", editor.Html, StringComparison.Ordinal);
        await CaseRoom.DoAsync(room.Editor, bad, "close", new { comment = "已回访，市民接受" });
        Assert.Empty((await room.Editor.CallAsync("GET", "/api/cases?followUp=true")).Json.GetProperty("items").EnumerateArray());
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Day(JsonElement found, string field) => found.GetProperty(field).GetString()![..10];
}
