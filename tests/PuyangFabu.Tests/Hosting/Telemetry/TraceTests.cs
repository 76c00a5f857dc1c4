using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Publishing.Broadcasts;
using PuyangFabu.Webhook;

namespace PuyangFabu.Tests.Hosting.Telemetry;

/// <summary>What was done for one message, and for one broadcast, is one trace.</summary>
public sealed class TraceTests(TestDatabases databases)
{
    private const string Account = "traced";

    [Fact]
    public async Task A_message_is_one_trace_from_its_arrival_to_the_disk_on_the_writers_thread_too()
    {
        using var kept = new KeptActivities();
        await using var host = await ProductHost.StartAsync(databases, configure: kept.Listen, settings: Settings());

        var (status, _) = await host.Sender.SendAsync(host.Sender.Text("公积金怎么提取"), $"/wechat/{Account}", "tracedtoken");

        Assert.Equal(200, (int)status);
        var received = await kept.FindAsync(IsOurs);
        Assert.Contains(received.Events, static moment => moment.Name == WebhookSteps.Verified);
        var handled = await InTraceAsync(kept, received, WebhookSteps.Handle);
        var stored = await InTraceAsync(kept, received, WebhookSteps.Store);
        var written = await InTraceAsync(kept, received, WebhookSteps.Write);
        Assert.Equal((received.SpanId, received.SpanId, stored.SpanId), (handled.ParentSpanId, stored.ParentSpanId, written.ParentSpanId));
        Assert.Equal(1, written.GetTagItem("puyangfabu.messages"));
    }

    [Fact]
    public async Task Nobody_outside_gives_a_trace_its_number()
    {
        const string strangers = "0123456789abcdef0123456789abcdef";
        using var kept = new KeptActivities();
        await using var host = await ProductHost.StartAsync(databases, configure: kept.Listen, settings: Settings());
        host.Sender.Client.DefaultRequestHeaders.Add("traceparent", $"00-{strangers}-0123456789abcdef-01");

        await host.Sender.SendAsync(host.Sender.Text("公积金怎么提取"), $"/wechat/{Account}", "tracedtoken");

        Assert.NotEqual(strangers, (await kept.FindAsync(IsOurs)).TraceId.ToString());
    }

    [Fact]
    public async Task A_broadcast_is_one_trace_from_its_approval_to_WeChats_report_under_the_number_that_its_page_shows()
    {
        using var kept = new KeptActivities();
        await using var room = await BroadcastRoom.OpenAsync(databases, configure: kept.Listen, settings: KeptActivities.Settings);
        var id = await room.ApprovedAsync();
        await room.StepAsync();
        var sent = (await room.ReadAsync(id)).Body;
        await room.StepAfterAsync(TimeSpan.FromMinutes(2));

        await room.ReportAsync(sent.GetProperty("msgId").GetString()!);

        var number = sent.GetProperty("clientMsgId").GetString();
        var steps = kept.Ended.Where(activity => activity.TraceId.ToString() == number && activity.Source.Name == BroadcastSteps.SourceName).ToList();
        Assert.Equal(
            [.. BroadcastSteps.All.Append(BroadcastSteps.Approve).Append(BroadcastSteps.Finish).Order(StringComparer.Ordinal)],
            steps.Select(static step => step.OperationName).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(steps.Select(static step => step.ParentSpanId).Distinct());
        Assert.All([BroadcastSteps.Approve, BroadcastSteps.Finish], name => Assert.NotEmpty(steps.First(step => step.OperationName == name).Links));
        Assert.Contains(kept.Ended, activity => activity.TraceId.ToString() == number && activity.Source.Name == "System.Net.Http");
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("puyang-20251112-7")]
    public void A_key_that_is_no_number_of_a_trace_has_one_all_the_same(string key)
    {
        var trace = BroadcastTrace.Of(key);

        Assert.NotEqual(default, trace.TraceId);
        Assert.Equal(trace, BroadcastTrace.Of(key));
        Assert.NotEqual(trace.TraceId, BroadcastTrace.Of(key + "1").TraceId);
    }

    [Fact]
    public async Task Without_a_collector_nobody_listens()
    {
        await using var host = await ProductHost.StartAsync(databases, settings: ["--Storage:SampleContent", "false"]);

        Assert.Null(host.Services.GetService<TracerProvider>());
    }

    private static string[] Settings() =>
    [
        .. KeptActivities.Settings, $"--WeChat:Accounts:{Account}:Token", "tracedtoken", $"--WeChat:Accounts:{Account}:AppId", "wx0000000000000009",
        $"--WeChat:Accounts:{Account}:EncodingAesKey", "9876543210987654321098765432109876543210987",
    ];

    private static bool IsOurs(Activity activity) => activity.OperationName == WebhookSteps.Receive && (string?)activity.GetTagItem("puyangfabu.account") == Account;

    private static Task<Activity> InTraceAsync(KeptActivities kept, Activity first, string step) =>
        kept.FindAsync(activity => activity.TraceId == first.TraceId && activity.OperationName == step);
}
