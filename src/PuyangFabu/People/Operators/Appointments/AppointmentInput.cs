namespace PuyangFabu.People.Operators.Appointments;

/// <summary>Why what waits is rejected.</summary>
public sealed record AppointmentInput
{
    public string? Comment { get; init; }
}
