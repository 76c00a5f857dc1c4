using System.Diagnostics;
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Bounds;
using PuyangFabu.Foundation.DueWork;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Limits;
using PuyangFabu.Hosting.Logs;
using PuyangFabu.Publishing.Broadcasts;
using PuyangFabu.Publishing.Menus.Releasing;
using PuyangFabu.Publishing.Publications;
using PuyangFabu.Webhook;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>
/// What is seen of the product from outside: figures at <c>/metrics</c>, always; traces, figures and logs to a collector where one is
/// named. Without a collector nobody listens to activities, and none is made.
/// </summary>
public static class TelemetryFeature
{
    private const string ServiceName = "puyangfabu";

    private static readonly string[] Meters =
    [
        WebhookMetrics.MeterName, DueWorkMetrics.MeterName, StorageMetrics.MeterName, SearchMetrics.MeterName, ProductGauges.MeterName,
        BoundMetrics.MeterName, LimitMetrics.MeterName,

        // The framework's, of memory, processor and threads.
        "System.Runtime",
    ];

    private static readonly string[] Sources =
    [
        WebhookSteps.SourceName, BroadcastSteps.SourceName, PublicationSteps.SourceName, MenuSteps.SourceName, OutsideCallSteps.SourceName, CaseDeliverySteps.SourceName,

        // The framework's, of requests that come and calls that go.
        "Microsoft.AspNetCore", "System.Net.Http",
    ];

    /// <summary>Of the program, without the mark of the source it was built from.</summary>
    internal static string Version { get; } =
        typeof(TelemetryFeature).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetryOptions options)
    {
        builder.Services.AddSingleton<ProductGauges>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.Clear().AddService(ServiceName, serviceVersion: Version).AddTelemetrySdk().AddEnvironmentVariableDetector())
            .WithMetrics(static metrics => metrics.AddMeter(Meters).AddPrometheusExporter(static page =>
            {
                // Each line would name the meter; and what costs is kept by DutyFigures.
                page.ScopeInfoEnabled = false;
                page.ScrapeResponseCacheDurationMilliseconds = 0;
            }));
        if (!options.IsSent(builder.Configuration))
        {
            builder.Services.AddSingleton<DutyFigures>();
            return;
        }

        builder.Services.AddDueWork<DutyFigures>();
        builder.Services.AddSingleton<DistributedContextPropagator, OwnTraces>();
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(ConsoleLogs.RequestLog, LogLevel.None);
        telemetry
            .WithTracing(static traces => traces.AddSource(Sources).AddProcessor(new KeptTags()))
            .WithLogging(configureBuilder: null, static logs => logs.IncludeFormattedMessage = true);
        _ = options.OtlpEndpoint.Length > 0
            ? telemetry.UseOtlpExporter(options.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf, new Uri(options.OtlpEndpoint))
            : telemetry.UseOtlpExporter();
    }

    /// <summary>Before everything else, so that the name of a request is known whatever answers it.</summary>
    public static void UseRequestTraces(this WebApplication app, TelemetryOptions options)
    {
        if (options.IsSent(app.Configuration))
        {
            app.UseMiddleware<RequestTraces>();
        }
    }

    public static void MapMetrics(this WebApplication app)
    {
        app.MapPrometheusScrapingEndpoint("/metrics", meterProvider: null, static door => door.UseMiddleware<MetricsDoor>(), optionsName: null).ExcludeFromDescription();

        // Somebody listens since that: what has not happened yet can be told as 0. What is told of is made by the start, not by us.
        app.Lifetime.ApplicationStarted.Register(
            static services =>
            {
                ((IServiceProvider)services!).GetRequiredService<ProductGauges>();
                ((IServiceProvider)services!).GetRequiredService<WebhookMetrics>().ShowZeros();
                ((IServiceProvider)services!).GetRequiredService<LimitMetrics>().ShowZeros();
                StorageMetrics.ShowZeros();
            },
            app.Services);
    }
}
