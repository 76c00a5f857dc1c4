using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting.Telemetry;

/// <summary>Who may read the figures, and where traces, metrics and logs are sent.</summary>
public sealed class TelemetryOptions
{
    public const string SectionName = "Telemetry";

    private const string Grpc = "grpc";
    private const string Http = "http/protobuf";

    /// <summary>What the collector's own programs are told by; the SDK reads these itself.</summary>
    private static readonly string[] StandardEndpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    private static readonly string[] Loopback = ["127.0.0.0/8", "::1"];

    /// <summary>IP addresses and networks that may read <c>/metrics</c>; empty means this machine alone.</summary>
    public string[] Addresses { get; set; } = [];

    /// <summary>Where an OpenTelemetry collector listens, as <c>http://127.0.0.1:4318</c>; empty sends nothing anywhere.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary><c>http/protobuf</c> or <c>grpc</c>; of <see cref="OtlpEndpoint"/>.</summary>
    public string OtlpProtocol { get; set; } = Http;

    internal AddressList Readers => new(Addresses.Length > 0 ? Addresses : Loopback);

    internal bool IsGrpc => OtlpProtocol == Grpc;

    /// <exception cref="SettingsException">A value is wrong.</exception>
    public static TelemetryOptions Read(IConfiguration configuration)
    {
        var options = SettingsReader.Bind<TelemetryOptions>(configuration, SectionName);
        return FirstProblem(options) is { } problem ? throw new SettingsException(problem) : options;
    }

    /// <summary>Whether anything is sent: only where somebody named a place, here or by the standard variables.</summary>
    internal bool IsSent(IConfiguration configuration) =>
        OtlpEndpoint.Length > 0 || Array.Exists(StandardEndpoints, name => !string.IsNullOrWhiteSpace(configuration[name]));

    private static string? FirstProblem(TelemetryOptions options) =>
        Array.Find(options.Addresses, static entry => !AddressList.IsEntry(entry)) is { } wrong ? $"Telemetry:Addresses 的值“{wrong}”不是 IP 地址或网段（如 10.0.0.5 或 10.0.0.0/24）。"
        : options.OtlpEndpoint.Length > 0 && !IsEndpoint(options.OtlpEndpoint) ? "Telemetry:OtlpEndpoint 不是 http:// 或 https:// 开头、不带用户名和参数的网址（如 http://127.0.0.1:4318）。"
        : options.OtlpProtocol is not (Http or Grpc) ? $"Telemetry:OtlpProtocol 的值“{options.OtlpProtocol}”无法识别，只能是 {Http} 或 {Grpc}。"
        : null;

    // Whoever may see the settings reads the address; what signs in to a collector goes into OTEL_EXPORTER_OTLP_HEADERS.
    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" };
}
