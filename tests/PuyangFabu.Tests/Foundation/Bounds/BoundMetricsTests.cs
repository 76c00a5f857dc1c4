using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Conversation.Talks;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Tests.Documentation;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Bounds;

public sealed class BoundMetricsTests(TestDatabases databases)
{
    [Fact]
    public async Task Everything_that_has_a_bound_shows_how_full_it_is_and_stands_in_the_operations_page_with_it()
    {
        await using var host = await ProductHost.StartAsync(databases);
        await host.Sender.SendAsync(host.Sender.Text("你好"));
        await host.Sender.SendAsync(host.Sender.Text("人工"));
        var shown = new Dictionary<(string, string), long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Scope == host.Services.GetRequiredService<IMeterFactory>() && instrument.Meter.Name == BoundMetrics.MeterName)
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => shown[(instrument.Name, (string)tags[0].Value!)] = value);
        listener.Start();
        listener.RecordObservableInstruments();

        var documented = DocumentationPage.Read("docs/operations.md").Codes.ToHashSet();
        Assert.All(host.Services.GetRequiredService<BoundMetrics>().Bounds, bound =>
        {
            Assert.InRange(shown[("puyangfabu.bounds.held", bound.Name)], 0, bound.Most);
            Assert.Equal(bound.Most, shown[("puyangfabu.bounds.most", bound.Name)]);
            Assert.Contains(bound.Name, documented);
        });
        Assert.Equal((1L, 2L), (shown[("puyangfabu.bounds.held", "talks")], shown[("puyangfabu.bounds.held", "webhook.deliveries")]));
    }

    [Fact]
    public async Task Beyond_its_bound_a_talk_is_not_known_and_the_product_goes_on_answering()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var book = host.Services.GetRequiredService<TalkBook>();
        for (var number = 0; number < TalkBook.MostKnown + 10; number++)
        {
            book.Remember(new Talk { Account = "puyang", OpenId = $"o{number}", State = TalkState.Waiting });
        }

        Assert.Equal(TalkBook.MostKnown, book.Count);
        Assert.NotNull(book.Find("puyang", "o0"));
        Assert.Null(book.Find("puyang", $"o{TalkBook.MostKnown + 9}"));
        Assert.NotEmpty(await host.Sender.AskAsync("你好"));
    }
}
