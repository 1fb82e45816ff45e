using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Compare.Metrics;

namespace NumVid.Compare.External;

/// <summary>Fields that go through a program one after the other.</summary>
internal sealed class ExternalTrips : IDisposable
{
    private readonly List<ExternalTrip> _trips = [];

    /// <summary>Takes the trips, each as it is made.</summary>
    internal ExternalTrips(IEnumerable<ExternalTrip> trips)
    {
        try
        {
            foreach (var trip in trips)
            {
                _trips.Add(trip);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The bytes of the last way there.</summary>
    internal long ByteCount => _trips.Sum(trip => trip.ByteCount);

    /// <summary>Read boxes of what came back.</summary>
    internal Func<FieldBlock, Array>[] Readers => [.. _trips.Select(trip => (Func<FieldBlock, Array>)trip.Read)];

    /// <summary>Turns values into bytes.</summary>
    /// <returns>Wall time in seconds.</returns>
    /// <exception cref="ExternalProgramException">The program has failed.</exception>
    internal double Encode() => _trips.Sum(trip => trip.Encode());

    /// <summary>Turns bytes into values.</summary>
    /// <returns>Wall time in seconds.</returns>
    /// <exception cref="ExternalProgramException">The program has failed.</exception>
    internal double Decode() => _trips.Sum(trip => trip.Decode());

    /// <inheritdoc/>
    public void Dispose() => _trips.ForEach(trip => trip.Dispose());
}
