using PuyangFabu.Console.Frame;

namespace PuyangFabu.Console.Security;

/// <summary>The change of one's own password.</summary>
/// <param name="Forced">Nothing else may be done before.</param>
public sealed record PasswordModel(bool Forced, FormErrors Errors);
