using System;
using System.Collections.Generic;
using System.Linq;

namespace NumVid.Formats.Nv12.Codecs.Hevc;

// Why so: docs/decisions/0103-streams-that-are-kept.md
/// <summary>Cuts the pictures of an HEVC stream at those that decoding can begin with.</summary>
/// <remarks>In an open group pictures are shown before the one that decoding begins with, and refer to the group before:
/// they stay with that one, and the picture that decoding begins with is repeated behind it. Where there is no group
/// before, no decoder shows them, and they are left out.</remarks>
/// <param name="leastFrames">A group goes on until it has so many pictures.</param>
internal sealed class AccessUnitGroups(int leastFrames)
{
    // The standard has numbers for 16, 16 and 64.
    private const int MaxParameterSets = 96;

    private readonly List<byte[]> _sets = [];
    private AccessUnitGroup? _group;
    private AccessUnitGroup? _before;
    private AccessUnit? _first;
    private bool _leadsAreShown;

    /// <summary>The groups one after the other.</summary>
    internal IEnumerable<AccessUnitGroup> Split(IEnumerable<AccessUnit> pictures)
    {
        var beginsSequence = true;
        foreach (var picture in pictures)
        {
            if (picture.IsRandomAccess)
            {
                if (_before is { } done)
                {
                    yield return done;
                }

                _leadsAreShown = picture.MayHaveSkippedLeading && !beginsSequence;
                Begin(picture);
            }
            else if (picture.IsSkippedLeading)
            {
                Lead(picture);
            }
            else
            {
                _group?.Add(picture);
            }

            Remember(picture);
            beginsSequence = picture.EndsSequence;
        }

        foreach (var rest in new[] { _before, _group }.OfType<AccessUnitGroup>())
        {
            yield return rest;
        }
    }

    private void Begin(AccessUnit picture)
    {
        if (_group is not null && _group.FrameCount < leastFrames)
        {
            (_before, _first) = (null, null);
            _group.Add(picture);
            return;
        }

        var own = picture.ParameterSets.ToArray();
        (_before, _first) = (_group, picture);
        _group = new AccessUnitGroup(_sets.Where(set => !Holds(own, set)), picture);
    }

    private void Lead(AccessUnit picture)
    {
        if (!_leadsAreShown)
        {
            return;
        }

        if (_before is null)
        {
            _group!.Add(picture);
            return;
        }

        if (_first is not null)
        {
            _before.AddUnshown(_first);
            _first = null;
        }

        _before.Add(picture);
    }

    // The newest of a number counts, so an old one that comes again moves to the end.
    private void Remember(AccessUnit picture)
    {
        foreach (var set in picture.ParameterSets)
        {
            _sets.RemoveAll(old => old.AsSpan().SequenceEqual(set));
            _sets.Add(set);
            if (_sets.Count > MaxParameterSets)
            {
                _sets.RemoveAt(0);
            }
        }
    }

    private static bool Holds(byte[][] sets, byte[] set) => sets.Any(own => own.AsSpan().SequenceEqual(set));
}
