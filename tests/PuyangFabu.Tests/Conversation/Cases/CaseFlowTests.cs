using System.Net;
using PuyangFabu.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>Every verb in every state, against a table that was written by hand.</summary>
public sealed class CaseFlowTests(TestDatabases databases)
{
    private static readonly string[] Verbs = ["accept", "decline", "assign", "sign", "return", "extend", "grant", "answer", "approve", "reject", "close", "publish", "urge", "supervise", "hasten", "redo", "wipe"];

    private static readonly Dictionary<string, (string Verb, string To)[]> Ways = new()
    {
        ["submitted"] = [("accept", "accepted"), ("decline", "declined"), ("urge", "submitted"), ("supervise", "submitted"), ("hasten", "submitted")],
        ["accepted"] = [("decline", "declined"), ("assign", "assigned"), ("answer", "pendingApproval"), ("urge", "accepted"), ("supervise", "accepted"), ("hasten", "accepted")],
        ["declined"] = [("wipe", "declined")],
        ["assigned"] = [("assign", "assigned"), ("sign", "handling"), ("return", "accepted"), ("urge", "assigned"), ("supervise", "assigned"), ("hasten", "assigned")],
        ["handling"] = [("assign", "assigned"), ("return", "accepted"), ("extend", "handling"), ("answer", "pendingApproval"), ("urge", "handling"), ("supervise", "handling"), ("hasten", "handling")],
        ["pendingApproval"] = [("approve", "answered"), ("reject", "handling"), ("urge", "pendingApproval"), ("supervise", "pendingApproval"), ("hasten", "pendingApproval")],
        ["answered"] = [("close", "closed")],
        ["closed"] = [("publish", "published"), ("wipe", "closed")],
        ["published"] = [("wipe", "published")],
    };

    [Theory, EachDatabase]
    public async Task Each_verb_leads_where_the_table_says_or_says_what_is_allowed_now(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        Assert.Equal(CaseState.All, Ways.Keys);
        foreach (var (state, ways) in Ways)
        {
            foreach (var verb in Verbs)
            {
                var id = await room.InStateAsync(state);
                var answer = await WhoOf(room, verb).TryAsync("POST", $"/api/cases/{id}/{verb}", BodyOf(room, verb));
                var way = ways.FirstOrDefault(known => known.Verb == verb);
                if (way.Verb is not null)
                {
                    Assert.True(answer.Status == HttpStatusCode.OK, $"{state} {verb}: {answer.Json}");
                    Assert.Equal(way.To, answer.Json.GetProperty("state").GetString());
                }
                else
                {
                    Assert.True(answer.Status == HttpStatusCode.Conflict, $"{state} {verb}: {answer.Status} {answer.Json}");
                    Assert.Equal(state, answer.Json.GetProperty("state").GetString());
                    Assert.Empty(answer.Texts("allowed").Except(ways.Select(static known => known.Verb)));
                }
            }
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_by_any_verb()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        foreach (var verb in Verbs)
        {
            await CaseRoom.DoAsync(WhoOf(room, verb), 999999, verb, BodyOf(room, verb), HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Wrong_types_and_unknown_fields_are_bad_input_for_every_verb()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var id = (await room.CreateAsync()).Id;
        foreach (var verb in Verbs)
        {
            await CaseRoom.DoAsync(WhoOf(room, verb), id, verb, """{"comment":7}""", HttpStatusCode.BadRequest);
            await CaseRoom.DoAsync(WhoOf(room, verb), id, verb, """{"kommentar":"x"}""", HttpStatusCode.BadRequest);
            await CaseRoom.DoAsync(WhoOf(room, verb), id, verb, "[1]", HttpStatusCode.BadRequest);
        }

        Assert.Equal("submitted", (await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("state").GetString());
    }

    private static HttpClient WhoOf(CaseRoom room, string verb) => verb switch
    {
        "approve" or "reject" or "grant" => room.Reviewer,
        "publish" => room.Publisher,
        "supervise" or "wipe" => room.Chief,
        _ => room.Editor,
    };

    private static object? BodyOf(CaseRoom room, string verb) => verb switch
    {
        "decline" => new { reason = "不归我们办" },
        "assign" => new { unit = room.OtherUnit },
        "return" or "reject" or "supervise" or "hasten" or "redo" or "wipe" => new { comment = "不对" },
        "extend" => new { until = "2016-08-01", comment = "要等配件" },
        "answer" => new { text = "已经办好" },
        _ => null,
    };
}
