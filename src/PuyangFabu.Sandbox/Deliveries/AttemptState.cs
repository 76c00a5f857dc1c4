namespace PuyangFabu.Sandbox.Deliveries;

/// <summary>Where one request of a delivery stands.</summary>
public enum AttemptState
{
    /// <summary>Sent, the answer is awaited.</summary>
    Waiting,

    /// <summary>A whole answer arrived in time, whatever it says.</summary>
    Answered,

    /// <summary>The platform closed the connection; an answer that comes now is lost.</summary>
    Closed,

    /// <summary>No connection, or it broke before the answer was whole.</summary>
    Failed,
}
