using PuyangFabu.Sandbox.Platform.Calls;

namespace PuyangFabu.Sandbox.Platform.Faults;

/// <summary>The answers of faults that answer in the call's place.</summary>
internal static class FaultAnswers
{
    private const string GatewayPage =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
        + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

    /// <summary>Null for faults that let the call go on.</summary>
    public static PlatformAnswer? Of(PlatformFault fault) => fault.Kind switch
    {
        PlatformFaultKind.NotJson => PlatformAnswer.Page(200, "<html><body>系统繁忙，请稍后再试</body></html>"),
        PlatformFaultKind.BadGateway => PlatformAnswer.Page(502, GatewayPage),
        PlatformFaultKind.Busy => PlatformAnswer.Refuse(-1),
        PlatformFaultKind.IpRefused => PlatformAnswer.Refuse(
            40164, $"invalid ip {fault.Ip} ipv6 ::ffff:{fault.Ip}, not in whitelist"),
        PlatformFaultKind.DailyQuotaUsed => PlatformAnswer.Refuse(45009),
        PlatformFaultKind.MassQuotaUsed => PlatformAnswer.Refuse(45028),
        PlatformFaultKind.NotAuthorized => PlatformAnswer.Refuse(48001),
        PlatformFaultKind.RetriedTooFast => PlatformAnswer.Refuse(45066),
        PlatformFaultKind.Errcode => PlatformAnswer.Refuse(fault.Code ?? -1),
        _ => null,
    };
}
