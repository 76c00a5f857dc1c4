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
}
