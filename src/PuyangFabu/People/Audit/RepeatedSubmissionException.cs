namespace PuyangFabu.People.Audit;

/// <summary>The form was sent before and had its effect: nothing was done.</summary>
public sealed class RepeatedSubmissionException() : Exception("The form was sent before.");
