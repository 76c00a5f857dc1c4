using PuyangFabu.Console.Frame;
using PuyangFabu.People.Operators.SecondFactors;

namespace PuyangFabu.Console.Security;

/// <summary>The enrolment of a second factor.</summary>
/// <param name="Pending">The key to scan; null before it was asked for.</param>
/// <param name="RecoveryCodes">Shown once, when it is done.</param>
public sealed record EnrolModel(SecondFactorStart? Pending, IReadOnlyList<string> RecoveryCodes, FormErrors Errors);
