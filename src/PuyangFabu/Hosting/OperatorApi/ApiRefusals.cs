using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Codes of what the edge of the API refuses, before a feature is asked; programs know them.</summary>
public static class ApiRefusals
{
    public const string NotSignedIn = "notSignedIn";
    public const string AppointmentWaiting = "appointmentWaiting";
    public const string AddressNotAllowed = "addressNotAllowed";
    public const string DuplicateKey = "duplicateKey";
    public const string BadJson = "badJson";
    public const string BadRequest = "badRequest";
    public const string MethodNotAllowed = "methodNotAllowed";
    public const string UnsupportedContent = "unsupportedContent";
    public const string Failed = "failed";
    public const string Refused = "refused";
    public const string TooManyRequests = "tooManyRequests";
    public const string OverloadedCode = "overloaded";

    /// <summary>An address asks more often than is granted to it.</summary>
    public static Refusal Often { get; } = new(RefusalKind.TooOften, TooManyRequests, "这个网络地址的请求太多，请按 Retry-After 等待后再试；这一次什么都没有做。");

    /// <summary>The product has enough to do; the status is not among those of features.</summary>
    public static Refusal Overloaded { get; } = new((RefusalKind)StatusCodes.Status503ServiceUnavailable, OverloadedCode, "现在请求太多，这一次什么都没有做；请按 Retry-After 等待后再试。");
}
